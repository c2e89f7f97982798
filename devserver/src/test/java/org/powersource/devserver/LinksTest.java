package org.powersource.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {

    @Test
    void punctuationAfterALinkIsNoPartOfIt() {
        assertThat(Links.of("See http://a.example/x?y=1&z=2. Or (https://b.example/), now!", ""))
                .containsExactly("http://a.example/x?y=1&z=2", "https://b.example/");
    }

    @Test
    void linkInBothPartsCountsOnce() {
        assertThat(Links.of("http://a.example/?x=1&y=2", "<a href='http://a.example/?x=1&amp;y=2'>open</a>"))
                .containsExactly("http://a.example/?x=1&y=2");
    }

    @Test
    void onlyWebLinksCount() {
        assertThat(Links.of(
                        "ftp://a.example/", "<a href='javascript:alert(1)'>x</a><a href='mailto:a@b.example'>y</a>"))
                .isEmpty();
    }
}
