import { Injectable } from '@nestjs/common';
import type { ToldObject } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { isOwnObject, type SupervisedObject } from '../../domain/supervision/supervised-object.ts';
import { NothingDue, ObjectNotYours } from '../../domain/supervision/supervision.errors.ts';
import { SupervisedObjects } from '../../storage/supervision/supervised-objects.ts';
import { SupervisionNoticeRepository } from '../../storage/supervision/supervision-notice.repository.ts';

const USUAL_TASK = '办理';

/** 查明督办对象: an own object with what of it is due; one of another service as that service told of it. */
@Injectable()
export class LookAtObject {
  constructor(
    private readonly objects: SupervisedObjects,
    private readonly notices: SupervisionNoticeRepository,
    private readonly reference: Reference,
  ) {}

  /** For a person: of this service as it stands, of another as it was told last. */
  async known(type: string, id: string): Promise<SupervisedObject> {
    if (!isOwnObject(type)) return this.toldBefore(type, id);
    // Ids of own objects are of one shape; what has another names nothing.
    const own = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await this.objects.one(type, id) : null;
    if (!own) throw new NotFound(type, id);
    const owed = await this.objects.asOwed(own);
    if (!owed) throw new NothingDue(own.row.number);
    return owed;
  }

  /** For a machine account: what it says of its own object. */
  async told(type: string, id: string, object: ToldObject | undefined): Promise<SupervisedObject> {
    if (!object || isOwnObject(type)) throw new ObjectNotYours('MISSING');
    const organ = await this.reference.organByCode(object.organCode);
    if (!organ) throw new NotFound('organ', object.organCode);
    const units = object.unitCode === undefined ? [] : await this.reference.unitsOf(organ.id);
    const unit = units.find(({ code }) => code === object.unitCode);
    if (object.unitCode !== undefined && !unit) throw new NotFound('unit', object.unitCode);
    const clock = { id: null, task: object.task ?? USUAL_TASK, startedAt: object.startedAt ? new Date(object.startedAt) : null, dueAt: new Date(object.dueAt) };
    return { type, id, number: object.number, title: object.title ?? null, organId: organ.id, unitId: unit?.id ?? null, clock };
  }

  private async toldBefore(type: string, id: string): Promise<SupervisedObject> {
    const last = await this.notices.lastAbout(type, id);
    if (!last) throw new NotFound(type, id);
    return objectOf(last);
  }
}

/** The object of a notice, as the notice tells of it. */
export function objectOf(notice: {
  objectType: string; objectId: string; objectNumber: string; objectTitle: string | null; organId: string; unitId: string | null;
  clockId: string | null; clockTask: string; clockStartedAt: Date | null; clockDueAt: Date;
}): SupervisedObject {
  const { objectType: type, objectId: id, objectNumber: number, objectTitle: title, organId, unitId, clockId, clockTask: task, clockStartedAt: startedAt, clockDueAt: dueAt } = notice;
  return { type, id, number, title, organId, unitId, clock: { id: clockId, task, startedAt, dueAt } };
}
