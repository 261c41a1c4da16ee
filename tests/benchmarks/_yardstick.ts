import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Starts a yardstick's server beside this file and gives its address. */
export async function startYardstick(
  file: string,
  env: NodeJS.ProcessEnv
): Promise<{ url: string; stop(): void }> {
  const child: ChildProcess = fork(new URL(file, import.meta.url), {
    env: { ...process.env, ...env },
  })
  const [port] = (await once(child, 'message')) as [number]
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
