import { defineEvent, Id } from '@yidan/contracts';
import { z } from 'zod';

/** 查阅人员姓名: somebody read names; kept in the journal as audit and told to no other service. */
export const NamesDisclosedV1 = defineEvent('org.person.names-disclosed', 1, z.object({ personIds: z.array(Id) }), { published: false });
