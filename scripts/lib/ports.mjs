/** Ports: whether one is free, who holds it, and a block of ten free ones for our own services. */
import { createServer } from 'node:net'
import { spawnSync } from 'node:child_process'
import { describe } from './process_identity.mjs'

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** Free means: nobody listens on it, neither on this host's loopback nor on all its addresses. */
export async function isFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'))
}

/** `process 812 (node server.js)`, or an empty string when the system does not tell. */
export function holderOf(port) {
  const { stdout } = spawnSync('ss', ['-Hltnp', `sport = :${port}`], { encoding: 'utf8' })
  const pid = stdout?.match(/pid=(\d+)/)?.[1]
  return pid ? `process ${pid} (${describe(pid)})` : ''
}

const size = 10
const lowest = 21_000
const highest = 31_990 // below the ports that systems hand out to outgoing connections

/** Whether the ten ports from `base` on are free. */
export async function isBlockFree(base) {
  for (let port = base; port < base + size; port++) {
    if (!(await isFree(port))) {
      return false
    }
  }
  return true
}

/** The first of ten free ports; started at random so that several checkouts seldom meet. */
export async function freeBlock() {
  const blocks = (highest - lowest) / size
  const first = Math.floor(Math.random() * blocks)
  for (let tried = 0; tried < blocks; tried++) {
    const base = lowest + ((first + tried) % blocks) * size
    if (await isBlockFree(base)) {
      return base
    }
  }
  throw new Error('No ten free ports in a row between 21000 and 31990.')
}
