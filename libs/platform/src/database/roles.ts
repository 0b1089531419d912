/** 数据库角色: the three logins of one service's database. The owner migrates, the app role serves, the worker role sequences and relays. */
export function rolesOf(service: string): { owner: string; app: string; worker: string } {
  const prefix = service.replaceAll('-', '_');
  return { owner: `${prefix}_owner`, app: `${prefix}_app`, worker: `${prefix}_worker` };
}
