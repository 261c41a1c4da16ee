import type { DirectoryField } from '~/components/shared/directory'
import { t } from '~/composables/i18n'

/** How a carrier is spoken to, among the fields of its form. */
export const CARRIER_INTERFACE_FIELDS: DirectoryField[] = [
  {
    key: 'interface',
    label: 'system.fields.interface',
    kind: 'select',
    initial: 'file',
    options: () =>
      ['file', 'kuaidi100'].map((value) => ({ value, label: t(`system.interfaces.${value}`) })),
    hint: 'system.hints.interface',
  },
  {
    key: 'companyCode',
    label: 'system.fields.company_code',
    kind: 'text',
    maxlength: 40,
    optional: true,
    hint: 'system.hints.company_code',
    when: (fields) => fields.interface !== 'file',
  },
  {
    key: 'pushSalt',
    label: 'system.fields.push_salt',
    kind: 'text',
    maxlength: 64,
    optional: true,
    hint: 'system.hints.push_salt',
    when: (fields) => fields.interface !== 'file',
  },
]
