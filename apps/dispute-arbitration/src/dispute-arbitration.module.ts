import { Module } from '@nestjs/common';
import { ListCopies } from './api/list-copies.ts';
import { coordinationControllers, coordinationProviders } from './coordination.providers.ts';
import { intakeControllers, intakeProviders } from './intake.providers.ts';
import { papersControllers, papersProviders } from './papers.providers.ts';
import { rulingControllers, rulingProviders } from './ruling.providers.ts';
import { DisputeDesks } from './storage/desk/dispute-desks.ts';
import { DisputeCaseRepository } from './storage/dispute-case/dispute-case.repository.ts';
import { CaseDesk } from './use-cases/dispute-case/case-desk.ts';

/** 职责争议协调仲裁. */
@Module({
  controllers: [ListCopies, ...intakeControllers, ...coordinationControllers, ...rulingControllers, ...papersControllers],
  providers: [DisputeDesks, DisputeCaseRepository, CaseDesk, ...intakeProviders, ...coordinationProviders, ...rulingProviders, ...papersProviders],
})
export class DisputeArbitrationModule {}
