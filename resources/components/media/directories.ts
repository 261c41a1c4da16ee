import type { Directory } from '~/components/shared/directory'
import { mediaTypeOptions } from './media'

const active = {
  key: 'active',
  label: 'media.channels.columns.active',
  kind: 'check',
  initial: true,
} as const

export const CHANNELS: Directory = {
  columns: [
    { key: 'name', label: 'media.channels.columns.name' },
    { key: 'code', label: 'media.channels.columns.code' },
    { key: 'mediaType', label: 'media.channels.columns.mediaType' },
    { key: 'placements', label: 'media.channels.columns.placements', align: 'right' },
    { key: 'active', label: 'media.channels.columns.active' },
  ],
  fields: [
    { key: 'code', label: 'media.channels.columns.code', kind: 'text', maxlength: 20 },
    { key: 'name', label: 'media.channels.columns.name', kind: 'text', maxlength: 60 },
    {
      key: 'mediaType',
      label: 'media.channels.columns.mediaType',
      kind: 'select',
      initial: 'tv',
      options: mediaTypeOptions,
    },
    active,
  ],
}

export const SERVICE_NUMBERS: Directory = {
  columns: [
    { key: 'number', label: 'media.channels.columns.number' },
    { key: 'name', label: 'media.channels.columns.name' },
    { key: 'group', label: 'media.channels.columns.group' },
    { key: 'department', label: 'media.channels.columns.department' },
    { key: 'placements', label: 'media.channels.columns.placements', align: 'right' },
    { key: 'active', label: 'media.channels.columns.active' },
  ],
  fields: [
    { key: 'number', label: 'media.channels.columns.number', kind: 'text', maxlength: 20 },
    { key: 'name', label: 'media.channels.columns.name', kind: 'text', maxlength: 60 },
    { key: 'acdGroupId', label: 'media.channels.columns.group', kind: 'select' },
    {
      key: 'departmentId',
      label: 'media.channels.columns.department',
      kind: 'select',
      optional: true,
    },
    active,
  ],
}
