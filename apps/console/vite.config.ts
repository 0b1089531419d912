import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A city that is already running; the development server passes on to it what is not the console. */
const city = 'http://127.0.0.1:8080';
const behind = ['/api', '/issuer', '/console-settings.json'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  server: { proxy: Object.fromEntries(behind.map((path) => [path, city])) },
});
