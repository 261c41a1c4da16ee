import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { decodePcma, encodePcma, strengthOf } from './pcma.ts'

const PCMA = 8
const PCMA_SILENCE = 0xd5
const FRAME_MS = 20
const SAMPLES = 160
const DIGITS = '0123456789*#ABCD'

/** Samples of the last sound that is kept, half a second. */
const HEARD_SAMPLES = 4000
const LOUDNESS = 6000

/**
 * The sound of one call in PCMA: silence or a tone, and digits as RFC 2833 events. Counts what it hears, and tells tones
 * in the last half second of it.
 */
export class SipMedia {
  received = 0
  readonly #socket: Socket
  readonly #source = randomBytes(4)
  #remote: { port: number; address: string } | null = null
  #timer: NodeJS.Timeout | null = null
  #sequence = 1
  #stamp = 0
  #quiet = false
  #hertz = 0
  #said = 0
  #heard: number[] = []

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('message', (packet) => this.#take(packet))
  }

  static async open(): Promise<SipMedia> {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    return new SipMedia(socket)
  }

  /** The description to send; `direction` as in SDP, such as `sendonly` for hold. */
  describe(direction = 'sendrecv'): string {
    const { port } = this.#socket.address() as AddressInfo
    return [
      'v=0',
      `o=phone 1 ${Date.now()} IN IP4 127.0.0.1`,
      's=-',
      'c=IN IP4 127.0.0.1',
      't=0 0',
      `m=audio ${port} RTP/AVP 8 101`,
      'a=rtpmap:8 PCMA/8000',
      'a=rtpmap:101 telephone-event/8000',
      'a=fmtp:101 0-15',
      `a=${direction}`,
      'a=ptime:20',
      '',
    ].join('\r\n')
  }

  /** Sends to the address in the other side's description. */
  talkTo(description: string) {
    const port = /m=audio (\d+)/.exec(description)?.[1]
    const address = /c=IN IP4 (\S+)/.exec(description)?.[1]
    if (!port || !address) return
    this.#remote = { port: Number(port), address }
    this.#timer ??= setInterval(() => this.#sendFrame(), FRAME_MS)
  }

  /** Presses keys, 160 ms each with a pause between. */
  async press(digits: string) {
    for (const digit of digits) {
      const event = DIGITS.indexOf(digit)
      this.#quiet = true
      const stamp = this.#stamp + SAMPLES
      for (let step = 1; step <= 10; step++) {
        const isEnd = step > 7
        const payload = Buffer.from([event, (isEnd ? 0x80 : 0) | 10, 0, 0])
        payload.writeUInt16BE(SAMPLES * Math.min(step, 8), 2)
        this.#send(101 | (step === 1 ? 0x80 : 0), stamp, payload)
        await new Promise((resolve) => setTimeout(resolve, FRAME_MS))
      }
      this.#stamp = stamp + SAMPLES * 10
      this.#quiet = false
      await new Promise((resolve) => setTimeout(resolve, 120))
    }
  }

  /** Says a tone from now on; 0 for silence. */
  say(hertz: number) {
    this.#hertz = hertz
  }

  hears(hertz: number): boolean {
    return strengthOf(hertz, this.#heard) > LOUDNESS / 8
  }

  close() {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    this.#remote = null
    this.#socket.close()
  }

  #take(packet: Buffer) {
    this.received += 1
    if ((packet[1]! & 0x7f) !== PCMA) return
    for (const byte of packet.subarray(12)) this.#heard.push(decodePcma(byte))
    if (this.#heard.length > HEARD_SAMPLES) this.#heard = this.#heard.slice(-HEARD_SAMPLES)
  }

  #sendFrame() {
    this.#stamp += SAMPLES
    if (!this.#quiet) this.#send(PCMA, this.#stamp, this.#frame())
  }

  #frame(): Buffer {
    if (this.#hertz === 0) return Buffer.alloc(SAMPLES, PCMA_SILENCE)
    const turn = (2 * Math.PI * this.#hertz) / 8000
    const frame = Buffer.alloc(SAMPLES)
    for (let index = 0; index < SAMPLES; index++) {
      frame[index] = encodePcma(Math.round(LOUDNESS * Math.sin(turn * this.#said++)))
    }
    return frame
  }

  #send(type: number, stamp: number, payload: Buffer) {
    if (!this.#remote) return
    const head = Buffer.alloc(12)
    head[0] = 0x80
    head[1] = type
    head.writeUInt16BE(this.#sequence++ & 0xffff, 2)
    head.writeUInt32BE(stamp >>> 0, 4)
    this.#source.copy(head, 8)
    this.#socket.send(Buffer.concat([head, payload]), this.#remote.port, this.#remote.address)
  }
}
