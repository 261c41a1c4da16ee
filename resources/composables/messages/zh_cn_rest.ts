import { messagesByArea, type Messages } from './by_area'

const files = import.meta.glob<Record<string, never>>(
  [
    '../../lang/zh-CN/*.json',
    '!../../lang/zh-CN/{shared,shell,desk,calls,customers,orders,core,validation}.json',
  ],
  { eager: true, import: 'default' }
)

export default messagesByArea(files) satisfies Messages
