import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { vi } from 'vitest'
import { temporaryFolder } from './temporary-folder.ts'

/** Whether there is an nginx to test with. Says on stderr, once a file, what is left out where there is none. */
export function hasNginx(leftOut: string): boolean {
  const found = spawnSync('nginx', ['-v'], { env }).status === 0
  if (!found) process.stderr.write(`Left out: ${leftOut}. Install nginx to run it.\n`)
  return found
}

/**
 * A real nginx on `port` that gives each request to the next of these ports, as it comes: no session sticks to any. A
 * request that an instance did not take goes to the next; one that it had begun to answer is lost with it.
 */
export async function startNginx(port: number, instances: number[]): Promise<Nginx> {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'nginx.conf'), configuration(folder, port, instances))
  const options = ['-p', folder, '-c', path.join(folder, 'nginx.conf')]
  const server = spawn('nginx', options, { stdio: 'inherit', env })
  process.once('exit', () => server.kill('SIGKILL'))
  await vi.waitFor(() => fetch(`http://localhost:${port}/health/live`), { timeout: 60_000, interval: 20 })
  return {
    async stop() {
      server.kill('SIGTERM')
      if (server.exitCode === null) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// Debian keeps it where only root looks.
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` }

function configuration(folder: string, port: number, instances: number[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
daemon off;
master_process off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  upstream instances {
    ${instances.map((instance) => `server 127.0.0.1:${instance} max_fails=0;`).join('\n    ')}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://instances;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_next_upstream error timeout;
    }
  }
}
`
}

type Nginx = { stop(): Promise<void> }
