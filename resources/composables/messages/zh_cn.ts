import element from 'element-plus/es/locale/lang/zh-cn'
import type { LocaleBundle } from '../i18n'
import { messagesByArea } from './by_area'

const files = import.meta.glob<Record<string, never>>('../../lang/zh-CN/*.json', {
  eager: true,
  import: 'default',
})

export default { messages: messagesByArea(files), element } satisfies LocaleBundle
