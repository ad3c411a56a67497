import { describe, expect, it } from 'vitest';
import { newReportId, paddedBody } from '../../../survey-ui/report/send.ts';
import { firstLanguage } from '../../../survey-ui/report/text.ts';

describe('a report on its way', () => {
  it('is as long as every other, and reads as it was written', () => {
    const id = newReportId();
    // A line break and a quotation mark take two bytes in JSON, an emoji four in UTF-8.
    for (const text of ['问', '😀'.repeat(1000), '"\n'.repeat(500)]) {
      const body = paddedBody(id, text);
      expect(body).toHaveLength(8000);
      expect(JSON.parse(new TextDecoder().decode(body))).toEqual({ id, text });
    }
  });

  it('has an id of 16 random bytes', () => {
    expect(newReportId()).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(newReportId()).not.toBe(newReportId());
  });
});

describe('the report page', () => {
  it('speaks the first language of the browser that it knows, else Chinese', () => {
    expect(firstLanguage(['de-DE', 'en-GB', 'zh-CN'])).toBe('en');
    expect(firstLanguage(['zh-CN', 'en'])).toBe('zh');
    expect(firstLanguage(['de-DE'])).toBe('zh');
  });
});
