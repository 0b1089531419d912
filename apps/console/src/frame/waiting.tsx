import { Spin } from 'antd';

/** Says that something is on its way. */
export function Waiting({ text }: { text: string }) {
  return (
    <div className="waiting" role="status">
      <Spin aria-hidden="true" />
      <p>{text}</p>
    </div>
  );
}
