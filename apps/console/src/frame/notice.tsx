import { Button } from 'antd';

/** A page that says one thing and offers one way on. */
export function Notice({ title, text, action, onAction }: { title: string; text: string; action: string; onAction(): void }) {
  return (
    <main className="notice">
      <h1>{title}</h1>
      <p>{text}</p>
      <Button type="primary" onClick={onAction}>
        {action}
      </Button>
    </main>
  );
}
