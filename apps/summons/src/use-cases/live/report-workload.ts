import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { WorkloadReportedV1 } from '@yidan/contracts';
import { addDays, businessDate, startOfDay } from '@yidan/kernel';
import { appendToJournal, Deadlines, OnDeadline, type DueDeadline } from '@yidan/platform';
import { v5 as uuidOf } from 'uuid';
import { WorkloadViews, type WorkloadLine } from '../../storage/live/workload.views.ts';

const OWNER = 'workload-report';
const COMMAND = 'report';
/** A namespace of our own: the same tenant, or tenant and month, has the same id everywhere. */
const NAMESPACE = '5f0d6f0e-4c67-5d0e-9a53-7a1f4a0f2f10';
const PER_PART = 200;

/** 事项工作量上报: on the first of each month it is told what the month before brought, once per tenant, for staffing. */
@Injectable()
export class ReportWorkload {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
    private readonly views: WorkloadViews,
  ) {}

  /** Starts the timer of a tenant that has none; the running transaction is the tenant's. */
  async begin(tenantId: string, at: Date): Promise<void> {
    const owner = ownerOf(tenantId);
    if ((await this.deadlines.running(owner)).length === 0) await this.deadlines.set(owner, COMMAND, startOfDay(nextMonth(businessDate(at))), { at });
  }

  @OnDeadline(OWNER, COMMAND)
  async execute({ owner, dueAt, at }: DueDeadline): Promise<void> {
    // Months that passed while nothing ran are told one after the other.
    const dayAfter = businessDate(dueAt);
    await this.report(owner.tenantId, firstOfMonth(addDays(dayAfter, -1)), dayAfter, at);
    await this.deadlines.set(owner, COMMAND, startOfDay(nextMonth(dayAfter)), { at });
  }

  private async report(tenantId: string, firstDay: string, dayAfter: string, at: Date): Promise<void> {
    const month = firstDay.slice(0, 7);
    const lines = await this.views.of(firstDay, dayAfter);
    const parts: WorkloadLine[][] = [];
    for (let from = 0; from < Math.max(1, lines.length); from += PER_PART) parts.push(lines.slice(from, from + PER_PART));
    const events = parts.map((part, n) => WorkloadReportedV1.create({ month, part: n + 1, parts: parts.length, lines: part, at: at.toISOString() }, at));
    // Of one month there is one: the journal takes no second first version of the same thing.
    await appendToJournal(this.em, { type: OWNER, id: uuidOf(`${tenantId} ${month}`, NAMESPACE), version: 1 }, events);
  }
}

function ownerOf(tenantId: string): { tenantId: string; type: string; id: string } {
  return { tenantId, type: OWNER, id: uuidOf(tenantId, NAMESPACE) };
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
const nextMonth = (day: string): string => firstOfMonth(addDays(firstOfMonth(day), 31));
