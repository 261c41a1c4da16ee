import element from 'element-plus/es/locale/lang/zh-cn'
import { messagesByArea, type LocaleBundle } from './by_area'

const files = import.meta.glob<Record<string, never>>(
  '../../lang/zh-CN/{shared,shell,desk,calls,customers,orders}.json',
  { eager: true, import: 'default' }
)

export default { messages: messagesByArea(files), element } satisfies LocaleBundle
