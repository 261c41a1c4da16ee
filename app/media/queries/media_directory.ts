import db from '@adonisjs/lucid/services/db'
import type { MediaType } from '#app/media/models/channel'

export type DirectoryChannel = {
  id: number
  version: number
  code: string
  name: string
  mediaType: MediaType
  active: boolean
  placements: number
}

export type DirectoryNumber = {
  id: number
  version: number
  number: string
  name: string
  acdGroupId: number
  group: string
  departmentId: number | null
  department: string | null
  active: boolean
  placements: number
}

export type MediaDirectory = {
  channels: DirectoryChannel[]
  numbers: DirectoryNumber[]
  groups: { id: number; code: string; name: string }[]
  departments: { id: number; name: string }[]
}

/** Channels and service numbers, retired ones too, with how many placements stand on each. */
export class LoadMediaDirectory {
  async handle(): Promise<MediaDirectory> {
    const [channels] = await db.rawQuery<[DirectoryChannel[]]>(
      `select c.id, c.version, c.code, c.name, c.media_type as mediaType, c.active,
         (select count(*) from placements p where p.channel_id = c.id and p.state = 'planned') as placements
       from channels c order by c.active desc, c.name`
    )
    const [numbers] = await db.rawQuery<[DirectoryNumber[]]>(
      `select s.id, s.version, s.number, s.name, s.acd_group_id as acdGroupId, concat(g.code, ' ', g.name) as \`group\`,
         s.active, s.department_id as departmentId, d.name as department,
         (select count(*) from placements p where p.service_number_id = s.id and p.state = 'planned')
           as placements
       from service_numbers s join acd_groups g on g.id = s.acd_group_id
         left join departments d on d.id = s.department_id
       order by s.active desc, s.number`
    )
    const groups = await db.from('acd_groups').select('id', 'code', 'name').orderBy('code')
    const departments = await db.from('departments').select('id', 'name').orderBy('code')
    const shown = <T extends { active: boolean; placements: number }>(row: T): T => ({
      ...row,
      active: Boolean(row.active),
      placements: Number(row.placements),
    })
    return { channels: channels.map(shown), numbers: numbers.map(shown), groups, departments }
  }
}
