import { render } from 'preact';
import '../theme/tokens.css';
import './style/page.css';
import './style/intro.css';
import { Page } from './page.tsx';

const root = document.getElementById('page');
if (root !== null) {
  root.textContent = '';
  render(<Page />, root);
}
