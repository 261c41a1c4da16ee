import db from '@adonisjs/lucid/services/db'
import { partNotFound } from '#app/pbx/errors'
import { VersionFolder } from '#telephony/switch/apply/version_folder'

export type SwitchRow = { id: number; name: string; configFolder: string; filesFolder: string }

export async function switchRow(switchId: number): Promise<SwitchRow> {
  const row: SwitchRow | null = await switchRows().where('id', switchId).first()
  if (!row) throw partNotFound()
  return row
}

export function switchRows() {
  return db
    .from('switches')
    .select('id', 'name', 'config_folder as configFolder', 'files_folder as filesFolder')
    .orderBy('name')
}

export function versionFolder(row: SwitchRow): VersionFolder {
  return new VersionFolder(row.configFolder)
}

/** The active switches, or the one of this name. */
export async function chosenSwitches(name: string | undefined): Promise<SwitchRow[]> {
  const query = switchRows().where('active', true)
  return name ? query.where('name', name) : query
}
