import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '#core/domain_error'
import { CdrError, readCdr } from '#telephony/calls/cdr'
import { cdrFolder, spoolFolder } from '#app/calls/cdr_folder'
import { FindSwitchNames } from '#app/calls/queries/switch_names'

/**
 * Puts a call record that the switch posts where it would have spooled it, under the channel's own name: the switch
 * waits for the answer before it lets the channel go, so nothing more is done here, and the same record posted again
 * is the same file. Refuses what is no call record. `switchName`: who posts; a name that no switch has counts for nothing.
 */
export class AcceptPostedCdr {
  async handle(body: string, switchName: string): Promise<{ uuid: string }> {
    const { uuid, isJson } = this.#read(body)
    const known = await new FindSwitchNames().handle()
    const folder = known.has(switchName) ? spoolFolder(switchName) : cdrFolder()
    await mkdir(folder, { recursive: true })
    const part = join(folder, `.${uuid}.${randomUUID()}.part`)
    await writeFile(part, body)
    await rename(part, join(folder, `${uuid}.cdr.${isJson ? 'json' : 'xml'}`))
    return { uuid }
  }

  #read(body: string) {
    try {
      return { uuid: readCdr(body).uuid, isJson: body.trimStart().startsWith('{') }
    } catch (error) {
      if (!(error instanceof CdrError)) throw error
      throw new DomainError({
        status: 422,
        code: 'NO_CALL_RECORD',
        messageKey: 'calls.cdr.no_call_record',
        values: { reason: error.message },
      })
    }
  }
}
