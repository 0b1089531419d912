/** What a server is started with besides its address. */
export interface PostgresTuning {
  durable: boolean;
  maxConnections: number;
}

/** The words after `postgres`: small memory, both doors with passwords, and for tests no care for power cuts. */
export function postgresArguments(cluster: string, port: number, socketDir: string, tuning: PostgresTuning): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    max_connections: tuning.maxConnections,
    shared_buffers: '96MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    max_wal_size: '512MB',
    autovacuum_max_workers: 2,
    // Two cores are shared with the services: no helper processes per query, none for reading.
    max_parallel_workers_per_gather: 0,
    io_method: 'sync',
    jit: 'off',
    huge_pages: 'off',
    // An error goes to who asked; statements and key values would put personal data into the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(tuning.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
