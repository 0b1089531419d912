/** 限制公开事项: what stands in the place of an item's name for those who may not read it; who holds it is shown, so that a matter can still go there. */
export const RESTRICTED_ITEM = '（限制公开事项）';
