import db from '@adonisjs/lucid/services/db'
import { promptFile } from '#app/calls/switches/plan_book'

export type PromptPaths = { byId: Map<number, string>; byCode: Map<string, string> }

/** Where the prompts lie on the active switch. Without a switch in the settings there are none. */
export class ReadPromptPaths {
  async handle(): Promise<PromptPaths> {
    const node = await db
      .from('switches')
      .where('active', true)
      .orderBy('id')
      .select('files_folder')
      .first()
    const rows: { id: number; code: string; sha256: string }[] = node
      ? await db.from('prompts').where('kind', 'prompt').select('id', 'code', 'sha256')
      : []
    const path = (row: { code: string; sha256: string }) =>
      `${node.files_folder}/prompts/${promptFile(row.code, row.sha256)}`
    return {
      byId: new Map(rows.map((row) => [row.id, path(row)])),
      byCode: new Map(rows.map((row) => [row.code, path(row)])),
    }
  }
}
