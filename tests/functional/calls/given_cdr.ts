import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import env from '#start/env'
import { spoolFolder } from '#app/calls/cdr_folder'

const RECORDED = new URL('../../telephony/traces/cdr/', import.meta.url)

export const RECORDED_CALLER = 'b2680fbf-6d17-4cfb-b255-24cd886b5a28'
export const RECORDED_AGENT = '2b29e6eb-2298-4bd2-9265-61e11d28f6db'
export const RECORDED_ABANDONED = '5a09304d-93dd-4be2-a37d-0de017764239'

/** A call record of a real switch, with other uuids when told. */
export function recordedCdr(name: string, uuids: Record<string, string> = {}): string {
  let text = readFileSync(new URL(name, RECORDED), 'utf8')
  for (const [uuid, other] of Object.entries(uuids)) text = text.replaceAll(uuid, other)
  return text
}

/** A folder of its own for spooled call records, for the time of a test. */
export async function givenCdrFolder(): Promise<{
  folder: string
  /** `switchName`: into its folder; without one into the common folder. */
  spool: (name: string, text: string, ageMs?: number, switchName?: string) => Promise<void>
  remove: () => Promise<void>
}> {
  const before = env.get('CDR_PATH')
  const folder = await mkdtemp(join(tmpdir(), 'spotline-cdr-'))
  env.set('CDR_PATH', folder)
  return {
    folder,
    async spool(name, text, ageMs = 10_000, switchName?: string) {
      const to = switchName ? spoolFolder(switchName) : folder
      await mkdir(to, { recursive: true })
      await writeFile(join(to, name), text)
      const written = new Date(Date.now() - ageMs)
      await utimes(join(to, name), written, written)
    },
    async remove() {
      env.set('CDR_PATH', before ?? '')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
