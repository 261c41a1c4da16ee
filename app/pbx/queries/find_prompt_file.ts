import db from '@adonisjs/lucid/services/db'
import { storagePath } from '#core/storage'
import { partNotFound } from '#app/pbx/errors'

/** Where the sound of a prompt lies on this machine. */
export class FindPromptFile {
  async handle(promptId: number): Promise<string> {
    const row: { path: string } | null = await db
      .from('prompts')
      .where('id', promptId)
      .select('path')
      .first()
    if (!row) throw partNotFound()
    return storagePath(row.path)
  }
}
