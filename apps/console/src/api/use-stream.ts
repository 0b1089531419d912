import { useEffect, useEffectEvent, useState } from 'react';
import type { StreamEvent } from './event-stream.ts';
import { followStream, waited } from './follow-stream.ts';
import { useServices } from './services.ts';

export type StreamState = 'opening' | 'live' | 'waiting';

/** 自动更新: listens to a stream for as long as the page is shown; how it stands with it. */
export function useStream(path: string, heard: (event: StreamEvent) => void): StreamState {
  const { streams } = useServices();
  const [state, setState] = useState<StreamState>('opening');
  const tell = useEffectEvent(heard);
  useEffect(() => {
    const leaving = new AbortController();
    const connected = (is: boolean): void => setState(is ? 'live' : 'waiting');
    void followStream({ open: (last, signal) => streams.open(path, last, signal), heard: (event) => tell(event), connected, wait: waited }, leaving.signal);
    return () => leaving.abort();
  }, [streams, path]);
  return state;
}
