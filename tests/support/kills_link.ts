import {
  type AddressInfo,
  createConnection,
  createServer,
  type Server,
  type Socket,
} from 'node:net'

/** The cable between telephony and switch: passes every byte on, until it is cut. */
export class CuttableLink {
  readonly #server: Server
  readonly #pairs = new Set<[Socket, Socket]>()
  #refusesUntil = 0

  private constructor(readonly target: number) {
    this.#server = createServer((near) => this.#join(near))
  }

  static async open(target: number): Promise<{ link: CuttableLink; port: number }> {
    const link = new CuttableLink(target)
    await new Promise<void>((resolve) => link.#server.listen(0, '127.0.0.1', resolve))
    return { link, port: (link.#server.address() as AddressInfo).port }
  }

  /** Breaks every connection at once, and takes no new one for so many milliseconds. */
  cut(forMs: number) {
    this.refuse(forMs)
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy()
  }

  /** Takes no new connection for so many milliseconds; what was sent over those that are there still arrives. */
  refuse(forMs: number) {
    this.#refusesUntil = Date.now() + forMs
  }

  async close() {
    this.cut(0)
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #join(near: Socket) {
    if (Date.now() < this.#refusesUntil) return near.resetAndDestroy()
    const far = createConnection(this.target, '127.0.0.1')
    const pair: [Socket, Socket] = [near, far]
    this.#pairs.add(pair)
    near.pipe(far)
    far.pipe(near)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#pairs.delete(pair)
        // What was sent before the end still arrives.
        near.destroySoon()
        far.destroySoon()
      })
    }
  }
}
