import app from '@adonisjs/core/services/app'
import i18nManager from '@adonisjs/i18n/services/main'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { WAYBILL_TEMPLATES, type WaybillTemplate } from '#app/logistics/templates/catalogue'
import { localSlip } from '#app/logistics/templates/local_slip'
import { mm } from '#app/logistics/templates/paper'
import { thermalLabel } from '#app/logistics/templates/thermal_label'
import type { LabelWords, WaybillLabel } from '#app/logistics/templates/waybill_label'

export type RenderWaybillsInput = { template: WaybillTemplate; labels: WaybillLabel[] }

const FONT = 'Noto Sans SC'

/** Whoever handles a parcel reads Chinese, whatever language the clerk's screen has. */
const LABEL_LOCALE = 'zh-CN'

/** One PDF with one label a page, the Chinese font embedded with the signs that occur. Only the worker calls it. */
export class RenderWaybills {
  async handle({ template, labels }: RenderWaybillsInput): Promise<Buffer> {
    const paper = WAYBILL_TEMPLATES[template]
    const i18n = i18nManager.locale(LABEL_LOCALE)
    const words: LabelWords = (key, values) => i18n.t(`logistics.label.${key}`, values)
    const draw = (label: WaybillLabel) =>
      template === 'local_slip' ? localSlip(label, words) : thermalLabel(label, paper, words)

    prepare()
    const document: TDocumentDefinitions = {
      pageSize: { width: mm(paper.width), height: mm(paper.height) },
      pageMargins: 0,
      defaultStyle: { font: FONT },
      info: { title: words('document', { count: labels.length }), creator: 'Spotline' },
      content: labels.flatMap((label, index): Content[] => [
        ...(index === 0 ? [] : [{ text: '', pageBreak: 'before' } as const]),
        ...draw(label),
      ]),
    }
    return pdfmake.createPdf(document).getBuffer()
  }
}

/** Labels come from typed text: pdfmake may read our two fonts and nothing else from the disk or the network. */
function prepare() {
  const regular = app.makePath('resources', 'fonts', 'NotoSansSC_400Regular.ttf')
  const bold = app.makePath('resources', 'fonts', 'NotoSansSC_700Bold.ttf')
  pdfmake.setFonts({ [FONT]: { normal: regular, bold, italics: regular, bolditalics: bold } })
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)
  pdfmake.setUrlAccessPolicy(() => false)
}
