import { pinyin } from 'pinyin-pro'

/** What a name sounds like, for typing: `zuyupen` and its initials `zyp`; Latin letters and digits stay. */
export function soundOf(name: string): { pinyin: string; initials: string } {
  const syllables = (pattern: 'pinyin' | 'first') =>
    pinyin(name, { toneType: 'none', pattern, type: 'array', nonZh: 'consecutive' })
      .join('')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
  return { pinyin: syllables('pinyin').slice(0, 160), initials: syllables('first').slice(0, 80) }
}
