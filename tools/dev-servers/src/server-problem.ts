/** 服务器启动问题: a server cannot be had, said in one sentence in each language. */
export class ServerProblem extends Error {
  constructor(chinese: string, english: string, options?: ErrorOptions) {
    super(`${english}\n${chinese}`, options);
    this.name = 'ServerProblem';
  }
}
