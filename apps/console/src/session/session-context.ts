import { createContext, use } from 'react';
import type { Session } from './session.ts';
import type { SignedInPerson } from './session-rules.ts';

/** The session and who is signed in. */
export interface SignedIn {
  session: Session;
  person: SignedInPerson;
}

export const SessionContext = createContext<SignedIn | null>(null);

/** Who is signed in, for whatever stands inside the signed-in part of the console. */
export function useSignedIn(): SignedIn {
  const signedIn = use(SessionContext);
  if (!signedIn) throw new Error('Nobody is signed in here');
  return signedIn;
}
