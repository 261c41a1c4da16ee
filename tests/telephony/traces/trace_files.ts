import { globSync, readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { SwitchEvent } from '../../../telephony/esl/event.ts'
import { FrameDecoder } from '../../../telephony/esl/frame_decoder.ts'

/** One recorded connection to a real switch. */
export interface Trace {
  /** Such as `dispatch/C-M3-busy486` or `queue/09-click-to-dial/a-ok`. */
  name: string
  /** What the switch sent, byte for byte. */
  bytes: Buffer
  /** Lines of the list of events that was kept beside: time, name, subclass, …, tab-separated. */
  listed: string[][]
}

const FOLDER = dirname(fileURLToPath(import.meta.url))

export const traceNames: string[] = globSync('**/*recv.{raw,txt}.gz', { cwd: FOLDER })
  .map((path) => path.replaceAll('\\', '/'))
  .map((path) => path.replace(/[/.]?recv\.(raw|txt)\.gz$/, ''))
  .sort()

const known = new Map<string, Trace>()

export function readTrace(name: string): Trace {
  const found = known.get(name)
  if (found !== undefined) return found
  const [path] = globSync(`${name}{/,.}recv.{raw,txt}.gz`, { cwd: FOLDER })
  const unpacked = gunzipSync(readFileSync(`${FOLDER}/${path}`))
  const bytes = path.endsWith('.txt.gz') ? framesOnly(unpacked) : unpacked
  const list = path.replace(/recv\.(raw|txt)\.gz$/, 'events.tsv.gz')
  const listed = gunzipSync(readFileSync(`${FOLDER}/${relative('.', list)}`))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()))
  const trace = { name, bytes, listed }
  known.set(name, trace)
  return trace
}

/** The frames of a recording that has a line `===== +<ms> <type> head=<bytes> body=<bytes>` before each. */
function framesOnly(text: Buffer): Buffer {
  const marks = /\n===== \+ *[\d.]+ms \S+ head=(\d+) body=(\d+)\n/g
  const latin = text.toString('latin1')
  const parts: Buffer[] = []
  for (let mark = marks.exec(latin); mark !== null; mark = marks.exec(latin)) {
    const start = mark.index + mark[0].length
    const end = start + Number(mark[1]) + Number(mark[2])
    parts.push(text.subarray(start, end))
    marks.lastIndex = end - 1
  }
  return Buffer.concat(parts)
}

export function eventsOf(name: string): SwitchEvent[] {
  return new FrameDecoder()
    .push(readTrace(name).bytes)
    .filter((frame) => SwitchEvent.isEventFrame(frame))
    .map((frame) => SwitchEvent.fromFrame(frame))
}
