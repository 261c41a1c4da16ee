import { Agent, request } from 'node:http'

export type Load = {
  /** Answers a second. */
  rate: number
  /** Milliseconds within which 99 of 100 answers came. */
  p99: number
}

export type Shot = { method: string; path: string; headers: Record<string, string>; body?: string }

/** Sends requests over so many connections for a while, each connection one at a time; any failure ends the run. */
export async function load(
  url: string,
  connections: number,
  seconds: number,
  next: () => Shot
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const took: number[] = []
  const started = performance.now()
  const end = started + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const sent = performance.now()
        await shoot(url, agent, next())
        took.push(performance.now() - sent)
      }
    })
  )
  const passed = (performance.now() - started) / 1000
  agent.destroy()
  took.sort((one, other) => one - other)
  return { rate: took.length / passed, p99: took[Math.floor(took.length * 0.99)] }
}

function shoot(url: string, agent: Agent, { method, path, headers, body }: Shot): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const { statusCode = 0 } = response
        if (statusCode >= 200 && statusCode < 300) resolve()
        else reject(new Error(`${statusCode}: ${Buffer.concat(parts).toString().slice(0, 300)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}
