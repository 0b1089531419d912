import { DomainError, powerTypeZh, type Violation } from '@yidan/kernel';
import type { NamedPower } from './catalogue-power.ts';
import type { HoldingItem } from './power-merge.ts';

/** A power that another item holds. */
export interface TakenPower {
  readonly index: number;
  readonly key: string;
  readonly holder: HoldingItem;
}

/** 权力已归并 (R-REG-8): a power is merged into one item of a region and level. */
export class PowerAlreadyMerged extends DomainError {
  readonly code = 'REGISTRY.POWER.ALREADY_MERGED';
  readonly kind = 'conflict';
  constructor(taken: readonly [TakenPower, ...TakenPower[]]) {
    const [{ key, holder }] = taken;
    super(`${key} is merged into “${holder.name}” of ${holder.organName}`, `${zhOf(key)}已归并到${holder.organName}“${holder.name}”`, {
      params: { power: key, itemKey: holder.itemKey, itemCode: holder.code, itemName: holder.name, organ: holder.organName },
      violations: taken.map(({ index, key: power, holder: other }) => ({
        path: `/powers/${index}`, code: 'REGISTRY.POWER.ALREADY_MERGED', message: `${power} is merged into “${other.name}” of ${other.organName}`, messageZh: `${zhOf(power)}已归并到${other.organName}“${other.name}”`,
      })),
    });
  }
}

const WHY = {
  UNKNOWN: ['is in no catalogue in force', '不在现行权力指导清单中'],
  REPEALED: ['was repealed', '已在指导清单中废止'],
  LEVEL_MISMATCH: ['belongs to another level', '不属于本层级'],
} as const;

/** 权力不可归并: unknown to the catalogue, repealed, or of another level. */
export class PowersRefused extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(refused: readonly [RefusedPower, ...RefusedPower[]]) {
    const violations = refused.map(({ index, power, why }): Violation => ({
      path: `/powers/${index}`, code: `REGISTRY.POWER.${why}`, message: `${power.type} ${power.number ?? ''} ${WHY[why][0]}`, messageZh: `${powerTypeZh[power.type]} ${power.number ?? ''} ${WHY[why][1]}`,
    }));
    super(violations[0]!.message, violations[0]!.messageZh, { violations });
    this.code = violations[0]!.code;
  }
}

interface RefusedPower {
  readonly index: number;
  readonly power: NamedPower;
  readonly why: keyof typeof WHY;
}

/** 指导清单未载入: rows that are wrong, each named; nothing was stored. */
export class CatalogueRefused extends DomainError {
  readonly code = 'REGISTRY.CATALOGUE.REFUSED';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super(`The catalogue was not loaded: ${violations.length} errors`, `指导清单未载入：共 ${violations.length} 处错误`, { params: { errors: violations.length }, violations: violations.slice(0, 500) });
  }
}

/** 文件无法读取: no spreadsheet that could be read. */
export class CatalogueUnreadable extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(cause: { code: string; message: string; messageZh: string }) {
    super(cause.message, cause.messageZh, { violations: [{ path: 'file', code: cause.code, message: cause.message, messageZh: cause.messageZh }] });
    this.code = `REGISTRY.CATALOGUE.${cause.code}`;
  }
}

/** 生效日期未到: a catalogue is put in force on its day. */
export class CatalogueNotYet extends DomainError {
  readonly code = 'REGISTRY.CATALOGUE.NOT_YET_EFFECTIVE';
  readonly kind = 'conflict';
  constructor(effectiveFrom: string) {
    super(`The catalogue holds from ${effectiveFrom}`, `该指导清单自 ${effectiveFrom} 起施行，未到启用日期`, { params: { effectiveFrom } });
  }
}

/** 不是更新的版本: an edition replaces an older one. */
export class CatalogueNotNewer extends DomainError {
  readonly code = 'REGISTRY.CATALOGUE.NOT_NEWER';
  readonly kind = 'conflict';
  constructor(edition: string, effectiveFrom: string) {
    super(`The edition ${edition} holds since ${effectiveFrom} and is no older than this one`, `现行版本（${edition}，自 ${effectiveFrom} 起施行）不早于本版本`, { params: { edition, effectiveFrom } });
  }
}

/** 已登记除外. */
export class AlreadyExcluded extends DomainError {
  readonly code = 'REGISTRY.POWER.ALREADY_EXCLUDED';
  readonly kind = 'conflict';
  constructor() {
    super('The power is excluded there already', '该权力已登记除外');
  }
}

/** 权力已归并，不能除外: what an item holds is exercised. */
export class MergedNotExcluded extends DomainError {
  readonly code = 'REGISTRY.POWER.MERGED_NOT_EXCLUDED';
  readonly kind = 'conflict';
  constructor(itemName: string, organName: string) {
    super(`“${itemName}” of ${organName} merges the power`, `该权力已归并到${organName}“${itemName}”，不能登记除外`, { params: { itemName, organName } });
  }
}

function zhOf(key: string): string {
  const [type = '', number = ''] = key.split(' ');
  return `${powerTypeZh[type as keyof typeof powerTypeZh] ?? type} ${number} `;
}
