import { render } from 'preact';
import { ReportPage } from './page.tsx';
import './page.css';

const root = document.querySelector('#page');
if (root === null) throw new Error('the page has no place to stand');
render(<ReportPage />, root);
