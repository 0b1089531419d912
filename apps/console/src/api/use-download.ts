import { useMutation } from '@tanstack/react-query';
import type { ReceivedFile } from './caller.ts';
import { saveFile } from './save-file.ts';

/** Fetches a file with the session's token and hands it to the browser. */
export function useDownload() {
  return useMutation({ mutationFn: async (fetchFile: () => Promise<ReceivedFile>) => saveFile(await fetchFile()) });
}
