import type { FormVersion } from './form-version.ts';

/**
 * The form a company starts with: groups 3 : 2 : 4, equal inside, so 1/9 for each indicator; the
 * four printed words of the scale at 1–2, 3–5, 6–8 and 9–10. HR can change it as a new version.
 */
export const defaultFormVersion: FormVersion = {
  number: 1,
  indicatorGroups: [
    {
      id: 'communication',
      name: { zh: '信息沟通', en: 'Communication' },
      weight: 3,
      indicators: [
        {
          id: 'seeks_information',
          name: { zh: '寻求信息', en: 'Seeks information' },
          guidance: {
            zh: '他们会不会主动来了解我们的情况，与我们建立固定的沟通渠道和机制？配合中有了问题，他们能不能及早发现，让沟通越来越快、越来越有效？',
            en: 'Do they come to us, and set up regular ways of keeping in touch? Do they notice problems in how we work together, and make communication quicker and more useful?',
          },
          weight: 1,
        },
        {
          id: 'provides_information',
          name: { zh: '提供信息', en: 'Provides information' },
          guidance: {
            zh: '我们工作上需要的信息和数据，他们是否按时给到？给到的内容是否准确，可以放心使用？',
            en: 'Do we get the information and data we need for our work on time? Is it accurate, so that we can rely on it?',
          },
          weight: 1,
        },
        {
          id: 'guidance',
          name: { zh: '业务指导', en: 'Professional guidance' },
          guidance: {
            zh: '他们是否熟悉自己的专业？我们的同事遇到不懂的业务时，他们是否愿意讲清楚、带一带？',
            en: 'Do they know their field well? When our colleagues are new to something in it, do they explain it and help them along?',
          },
          weight: 1,
        },
      ],
    },
    {
      id: 'attitude',
      name: { zh: '服务态度', en: 'Attitude' },
      weight: 2,
      indicators: [
        {
          id: 'responsibility',
          name: { zh: '责任意识', en: 'Sense of responsibility' },
          guidance: {
            zh: '属于他们的事，他们是否认账，并一直跟到办完？做事是否细心，有没有因为马虎而出错？',
            en: 'Do they own what is theirs and see each task through to the end? Do they work carefully, without mistakes made by inattention?',
          },
          weight: 1,
        },
        {
          id: 'manner',
          name: { zh: '服务态度', en: 'Manner of service' },
          guidance: {
            zh: '我们找他们办事时，他们是否热情、有耐心，不抱怨、不嫌麻烦？',
            en: 'When we ask for something, are they warm and patient, and do they help without complaining?',
          },
          weight: 1,
        },
      ],
    },
    {
      id: 'support',
      name: { zh: '支持合作', en: 'Support and cooperation' },
      weight: 4,
      indicators: [
        {
          id: 'relations',
          name: { zh: '关系融洽', en: 'Good working relations' },
          guidance: {
            zh: '与他们共事是否愉快？有没有为谁该负责、谁说了算、谁得好处而争执过？',
            en: 'Is it pleasant to work with them? Have there been disputes over who is responsible, who decides or who benefits?',
          },
          weight: 1,
        },
        {
          id: 'timeliness',
          name: { zh: '服务及时', en: 'Timeliness' },
          guidance: {
            zh: '我们提出需要的时间后，他们的产品或服务能不能在这个时间交到我们手里？',
            en: 'When we say by when we need a product or service, do they deliver by then?',
          },
          weight: 1,
        },
        {
          id: 'quality',
          name: { zh: '服务质量', en: 'Quality' },
          guidance: {
            zh: '交到我们手里的产品或服务，在多大程度上符合我们提出的要求？',
            en: 'How far does what they deliver meet what we asked for?',
          },
          weight: 1,
        },
        {
          id: 'outcome',
          name: { zh: '服务结果', en: 'Outcome' },
          guidance: {
            zh: '有没有因为该有的支持没有到位，使我们自己的工作被耽误或做不下去？影响越小，评分越高。',
            en: 'Was our own work held up or stopped because support we needed did not come? The less it suffered, the higher the rating.',
          },
          weight: 1,
        },
      ],
    },
  ],
  scale: [
    { from: 1, to: 2, word: { zh: '不满意', en: 'Dissatisfied' } },
    { from: 3, to: 5, word: { zh: '需较大改进', en: 'Needs much improvement' } },
    { from: 6, to: 8, word: { zh: '满意', en: 'Satisfied' } },
    { from: 9, to: 10, word: { zh: '非常值得称赞', en: 'Highly praiseworthy' } },
  ],
  evidencePolicy: 'lowest_and_highest',
};
