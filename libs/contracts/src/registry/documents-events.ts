import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Line } from '../fields.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** 文书已生成: a document about a version was written and kept. Audit only. */
export const DocumentGeneratedV1 = defineEvent(
  'registry.document.generated',
  1,
  z.object({ documentId: Id, kind: Line, format: Line, objectType: Line, objectId: Id, contentHash: Hash, factsHash: Hash, sha256: Hash }),
  { published: false },
);

/** 流程图已绘制: somebody drew or changed the flowchart of an item of a draft. Audit only. */
export const FlowchartChangedV1 = defineEvent(
  'registry.flowchart.changed',
  1,
  z.object({ flowchartId: Id, versionId: Id, itemKey: Id, nodes: z.int().min(1), edges: z.int().min(1) }),
  { published: false },
);

/** 流程图已补绘: the items of a draft that had no flowchart got one. Audit only. */
export const FlowchartsDraftedV1 = defineEvent('registry.flowchart.drafted', 1, z.object({ versionId: Id, carriedOver: z.int().min(0), drafted: z.int().min(0) }), { published: false });
