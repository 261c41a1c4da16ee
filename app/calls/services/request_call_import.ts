import { createHash } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { queue } from '#core/queue/queue'
import { isDuplicate } from '#core/statements'
import { storeFile } from '#core/storage'
import { inTransaction } from '#core/transaction'
import { callImportPath } from '#app/calls/call_import'
import ReadCallImportJob from '#app/calls/jobs/read_call_import'

export type RequestCallImportInput = { employeeId: number; fileName: string; bytes: Uint8Array }

/** `again`: the same file was brought before, and this is what became of it. */
export type RequestedCallImport = { id: number; again: boolean }

/** Keeps a file of calls and has the worker read it. A file that is taken in, or about to be, is not taken twice. */
export class RequestCallImport {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle(input: RequestCallImportInput): Promise<RequestedCallImport> {
    const digest = createHash('sha256').update(input.bytes).digest('hex')
    const earlier = await this.#earlier(digest)
    if (earlier) return earlier
    try {
      return await this.#keep(input, digest)
    } catch (error) {
      const first = isDuplicate(error, 'digest') ? await this.#earlier(digest) : null
      if (first) return first
      throw error
    }
  }

  async #earlier(digest: string): Promise<RequestedCallImport | null> {
    const found = await db.from('call_imports').where('digest', digest).select('id').first()
    return found ? { id: Number(found.id), again: true } : null
  }

  #keep({ employeeId, fileName, bytes }: RequestCallImportInput, digest: string) {
    return inTransaction(async (trx) => {
      const now = this.clock.now().toJSDate()
      const [id] = await trx.table('call_imports').insert({
        employee_id: employeeId,
        file_name: fileName.slice(0, 160),
        digest,
        state: 'reading',
        created_at: now,
        updated_at: now,
      })
      await storeFile(callImportPath(id), bytes)
      await queue.dispatch(ReadCallImportJob, { importId: id }, { jobId: `read-calls-${id}` })
      return { id: Number(id), again: false }
    })
  }
}
