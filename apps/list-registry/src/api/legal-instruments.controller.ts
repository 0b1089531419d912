import { Controller, Get, Post, Put } from '@nestjs/common';
import {
  AmendInstrument, Id, ImportedInstruments, ImportInstruments, InstrumentFilter, LegalInstrumentAnswer, LegalInstrumentSummary, RegisterInstrument, RepealInstrument,
} from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, IfMatch, PageQuery, pageOf, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { legalInstrumentLifecycle } from '../domain/legal-basis/legal-instrument.lifecycle.ts';
import { ChangeInstrument } from '../use-cases/legal-basis/change-instrument.ts';
import { EndInstrument } from '../use-cases/legal-basis/end-instrument.ts';
import { LookAtInstruments } from '../use-cases/legal-basis/look-at-instruments.ts';
import { RegisterInstruments } from '../use-cases/legal-basis/register-instruments.ts';

const InstrumentQuery = PageQuery.extend(InstrumentFilter.shape);

/** 法律依据: the register of laws, rules and documents that duties rest on; the city's are read by its districts. */
@Controller('legal-instruments')
export class LegalInstrumentsController {
  constructor(
    private readonly registerInstruments: RegisterInstruments,
    private readonly changeInstrument: ChangeInstrument,
    private readonly endInstrument: EndInstrument,
    private readonly instruments: LookAtInstruments,
  ) {}

  @Get()
  @AllowAny({ scope: 'lists.read' })
  @Answers(pageOf(LegalInstrumentSummary), { summary: '法律依据，按名称' })
  page(@ValidQuery(InstrumentQuery) query: z.output<typeof InstrumentQuery>, @CurrentActor() actor: Actor): Promise<Page<LegalInstrumentSummary>> {
    return this.instruments.page(query, actor);
  }

  @Get(':id')
  @AllowAny({ scope: 'lists.read' })
  @Answers(LegalInstrumentAnswer, { summary: '一部法律依据及其条款' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<LegalInstrumentAnswer> {
    return this.instruments.one(id, actor);
  }

  @Post()
  @Allow({ step: [legalInstrumentLifecycle, 'register'] })
  @Answers(LegalInstrumentAnswer, { status: 201, summary: '登记法律依据' })
  async register(@ValidBody(RegisterInstrument) body: RegisterInstrument, @CurrentActor() actor: Actor): Promise<LegalInstrumentAnswer> {
    return this.one(await this.registerInstruments.one(body, actor), actor);
  }

  @Post('import')
  @Allow({ step: [legalInstrumentLifecycle, 'register'] })
  @Answers(ImportedInstruments, { status: 201, summary: '批量登记法律依据，全部登记或全部不登记' })
  async import(@ValidBody(ImportInstruments) bodies: RegisterInstrument[], @CurrentActor() actor: Actor): Promise<ImportedInstruments> {
    const instrumentIds = await this.registerInstruments.many(bodies, actor);
    return { registered: instrumentIds.length, instrumentIds };
  }

  @Put(':id')
  @Allow({ step: [legalInstrumentLifecycle, 'change'] })
  @RequiresIfMatch()
  @Answers(LegalInstrumentAnswer, { summary: '更正法律依据' })
  async change(@ValidParam('id', Id) id: string, @ValidBody(RegisterInstrument) body: RegisterInstrument, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<LegalInstrumentAnswer> {
    await this.changeInstrument.execute(id, body, version, actor);
    return this.one(id, actor);
  }

  @Post(':id/amend')
  @Allow({ step: [legalInstrumentLifecycle, 'amend'] })
  @Answers(LegalInstrumentAnswer, { status: 200, summary: '登记修改' })
  async amend(@ValidParam('id', Id) id: string, @ValidBody(AmendInstrument) { amendedOn }: z.output<typeof AmendInstrument>, @CurrentActor() actor: Actor): Promise<LegalInstrumentAnswer> {
    await this.endInstrument.amend(id, amendedOn, actor);
    return this.one(id, actor);
  }

  @Post(':id/repeal')
  @Allow({ step: [legalInstrumentLifecycle, 'repeal'] })
  @Answers(LegalInstrumentAnswer, { status: 200, summary: '登记废止' })
  async repeal(@ValidParam('id', Id) id: string, @ValidBody(RepealInstrument) body: z.output<typeof RepealInstrument>, @CurrentActor() actor: Actor): Promise<LegalInstrumentAnswer> {
    await this.endInstrument.repeal(id, body, actor);
    return this.one(id, actor);
  }
}
