import app from '@adonisjs/core/services/app'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

const FONT = 'Noto Sans SC'

/** A PDF with the Chinese font embedded, only the signs that occur. Takes a while: only the worker calls it. */
export function renderDocument(definition: TDocumentDefinitions): Promise<Buffer> {
  prepare()
  const { info, defaultStyle, ...rest } = definition
  const document: TDocumentDefinitions = {
    ...rest,
    info: { creator: 'Spotline', ...info },
    defaultStyle: { font: FONT, ...defaultStyle },
  }
  return pdfmake.createPdf(document).getBuffer()
}

/** Documents hold typed text: pdfmake may read our two fonts and nothing else from the disk or the network. */
function prepare() {
  const regular = app.makePath('resources', 'fonts', 'NotoSansSC_400Regular.ttf')
  const bold = app.makePath('resources', 'fonts', 'NotoSansSC_700Bold.ttf')
  pdfmake.setFonts({ [FONT]: { normal: regular, bold, italics: regular, bolditalics: bold } })
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold)
  pdfmake.setUrlAccessPolicy(() => false)
}
