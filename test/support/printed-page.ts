import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A page of a PDF as somebody who holds it can read it. */
export interface PrintedPage {
  text: string;
  /** What the QR codes on it say. */
  codes: string[];
}

/** Dots for each PDF point when a page is looked at: 144 dots an inch, less than any phone sees. */
const scale = 2;

/** The text of each page of a PDF. */
export async function readTexts(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return texts;
}

/**
 * Renders each page of a PDF and reads its text and its QR codes, with a renderer and a decoder
 * that have nothing in common with what made them.
 */
export async function readPdf(pdf: Uint8Array): Promise<PrintedPage[]> {
  const wasm = readFileSync(
    fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')),
  );
  const wasmBinary = new Uint8Array(wasm).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: PrintedPage[] = [];
  for (const page of document.pages()) {
    const text = page.getText();
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    // Blue and red are swapped, which black and white do not show.
    const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as const;
    const found = await readBarcodes(image, {
      formats: ['QRCode'],
      maxNumberOfSymbols: 32,
    });
    pages.push({ text, codes: found.map((code) => code.text) });
  }
  document.destroy();
  library.destroy();
  return pages;
}
