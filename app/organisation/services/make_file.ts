import db from '@adonisjs/lucid/services/db'
import { filesChannel } from '#core/live/channels'
import { live } from '#core/live/live'

export type FileToMake<Params> = { id: number; employeeId: number; name: string; params: Params }

/** How far it is, in whatever the maker counts. */
export type Progress = (done: number, total: number) => Promise<void>

type Make<Params> = (
  file: FileToMake<Params>,
  progress: Progress
) => Promise<{ path: string; rows: number }>

type Stored = {
  id: number
  employee_id: number
  name: string
  state: string
  params: string | object
}

/**
 * Makes a file that was asked for and keeps its owner informed. `make` gives back where it lies (below the storage). A
 * file that is done is not made again; one that fails says so and the error goes on to the queue.
 */
export class MakeFile {
  async handle<Params>(fileId: number, make: Make<Params>): Promise<void> {
    const stored: Stored | null = await db.from('saved_files').where('id', fileId).first()
    if (!stored || stored.state === 'done') return
    const { params } = stored
    const file = {
      id: stored.id,
      employeeId: stored.employee_id,
      name: stored.name,
      params: (typeof params === 'string' ? JSON.parse(params) : params) as Params,
    }
    const tell = (change: Record<string, string | number | null>) => this.#tell(stored, change)
    try {
      await tell({ state: 'running', error: null })
      const { path, rows } = await make(file, (done, total) =>
        tell({ state: 'running', done_rows: done, total_rows: total })
      )
      await tell({ state: 'done', path, done_rows: rows, total_rows: rows })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      await tell({ state: 'failed', error: reason.slice(0, 500) })
      throw error
    }
  }

  async #tell(file: Stored, change: Record<string, string | number | null>) {
    await db
      .from('saved_files')
      .where('id', file.id)
      .update({ ...change, updated_at: new Date() })
    await live.send(filesChannel(file.employee_id), {
      type: 'file_progress',
      fileId: file.id,
      state: String(change.state),
    })
  }
}
