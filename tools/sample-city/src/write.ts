import { renderCity } from './render-city.ts';

const dir = process.argv[2];
if (!dir) {
  process.stderr.write('用法：node write.ts <目录>\nUsage: node write.ts <folder>\n');
  process.exit(2);
}
const written = await renderCity(dir);
process.stdout.write(`已生成 ${written.length} 个文件：${dir}\nWrote ${written.length} files to ${dir}\n`);
