import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { EventHeaders } from './scripted_socket.ts'

const FOLDER = new URL('../traces/dispatch/', import.meta.url)

/** The json events of a recorded connection, in order. */
export function recordedEvents(name: string, file = 'recv.txt'): EventHeaders[] {
  const text = gunzipSync(readFileSync(new URL(`${name}/${file}.gz`, FOLDER))).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line.startsWith('{"Event-Name"') || line.startsWith('{"Event-Subclass"'))
    .map((line) => JSON.parse(line.replace(/(?<=\})=====.*$/, '')) as EventHeaders)
}
