import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import { givenWav } from '#tests/support/given_wav'
import { givenListedCall } from '#tests/functional/calls/given_listed_call'

/** A folder of its own for recordings, for the time of a test. */
export async function givenRecordingsFolder() {
  const before = env.get('RECORDINGS_PATH')
  const folder = await mkdtemp(join(tmpdir(), 'spotline-rec-'))
  env.set('RECORDINGS_PATH', folder)
  return {
    folder,
    async remove() {
      env.set('RECORDINGS_PATH', before ?? '')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A recorded call of an employee, not looked at yet; without `bytes` there is no file. */
export async function givenRecording(input: {
  folder: string
  employeeId?: number | null
  path?: string
  bytes?: Buffer | null
  endedAt?: Date | null
  call?: Parameters<typeof givenListedCall>[0]
}): Promise<{ id: number; callId: string; path: string; file: string }> {
  const callId = await givenListedCall({
    employeeId: input.employeeId ?? null,
    answeredAt: new Date('2026-01-05T03:00:00Z'),
    endedAt: new Date('2026-01-05T03:00:06Z'),
    ...input.call,
  })
  const path = input.path ?? `20261120/${callId}.wav`
  const file = join(input.folder, path)
  const bytes = input.bytes === undefined ? givenWav({ seconds: 5 }) : input.bytes
  if (bytes) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
  }
  const startedAt = new Date('2026-01-05T03:00:00Z')
  const [id] = await db.table('recordings').insert({
    call_id: callId,
    path,
    started_at: startedAt,
    ended_at: input.endedAt === undefined ? new Date('2026-01-05T03:00:05Z') : input.endedAt,
  })
  return { id: Number(id), callId, path, file }
}
