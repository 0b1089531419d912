import type { CitedBasisInput } from '@yidan/contracts';

/** 依据 as they are cited: instrument, article, and the words where somebody wrote them out. */
export function Bases({ bases }: { bases: readonly CitedBasisInput[] }) {
  if (bases.length === 0) return null;
  return (
    <ul className="bases" lang="zh-CN">
      {bases.map(({ instrument, article, text }) => (
        <li key={`${instrument} ${article ?? ''} ${text ?? ''}`}>
          {instrument} {article} {text && <span className="wording small">{text}</span>}
        </li>
      ))}
    </ul>
  );
}
